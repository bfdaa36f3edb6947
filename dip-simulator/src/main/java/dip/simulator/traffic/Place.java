package dip.simulator.traffic;

/** Where things stand in a message, as JSON pointers. */
public final class Place {

    public static final String S0 = "/payload/CommonBlock/S0";
    public static final String S1 = "/payload/CommonBlock/S1";
    public static final String A0 = "/payload/CommonBlock/A0";
    public static final String D0 = "/payload/CommonBlock/D0";
    public static final String M0 = "/payload/CommonBlock/M0";
    public static final String R0 = "/payload/CommonBlock/R0";
    public static final String QUANTITY = "/payload/CustomBlock/B900/MQID/measurementQuantityID";
    public static final String REPORT = "/payload/CustomBlock/P03/compressedReport";
    public static final String CONNECTED = "/payload/CustomBlock/B067/connectionTypeEffectiveFromDate";
    public static final String DAY = "/payload/CustomBlock/B900/settlementDayConsumptionPeriods/0/settlementDay/settlementDayDate";
    public static final String PERIODS = "/payload/CustomBlock/B900/settlementDayConsumptionPeriods/0/consumptionPeriods";
    public static final String PERIOD = PERIODS + "/0";

    private Place() {
    }
}
