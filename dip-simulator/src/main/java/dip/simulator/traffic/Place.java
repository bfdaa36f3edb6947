package dip.simulator.traffic;

/** Where things stand in a message, as JSON pointers. */
final class Place {

    static final String S0 = "/payload/CommonBlock/S0";
    static final String S1 = "/payload/CommonBlock/S1";
    static final String A0 = "/payload/CommonBlock/A0";
    static final String D0 = "/payload/CommonBlock/D0";
    static final String M0 = "/payload/CommonBlock/M0";
    static final String R0 = "/payload/CommonBlock/R0";
    static final String QUANTITY = "/payload/CustomBlock/B900/MQID/measurementQuantityID";
    static final String REPORT = "/payload/CustomBlock/P03/compressedReport";
    static final String CONNECTED = "/payload/CustomBlock/B067/connectionTypeEffectiveFromDate";
    static final String DAY = "/payload/CustomBlock/B900/settlementDayConsumptionPeriods/0/settlementDay/settlementDayDate";
    static final String PERIODS = "/payload/CustomBlock/B900/settlementDayConsumptionPeriods/0/consumptionPeriods";
    static final String PERIOD = PERIODS + "/0";

    private Place() {
    }
}
