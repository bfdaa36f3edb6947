package dip.quickstart.demo;

/** What our business systems are to hand over. @param count 0 for nothing */
record OutgoingRequest(int count, long seed, double wrongShare) {
}
