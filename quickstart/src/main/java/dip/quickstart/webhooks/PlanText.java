package dip.quickstart.webhooks;

import dip.quickstart.webhooks.Change.Action;
import java.io.PrintWriter;

/** A plan for people. */
record PlanText(PrintWriter out) {

    void print(Target.Job job) {
        Plan plan = job.plan();
        out.println(job.dip() + ", by " + job.known().source() + ":");
        plan.changes().forEach(change -> out.println("  " + change));
        if (plan.changes().isEmpty()) {
            out.println("all is as it should be: " + webhooks(plan.unchanged().size()) + unnamed(plan));
        } else {
            out.println("to do: " + plan.count(Action.ADD) + " to add, " + plan.count(Action.CHANGE) + " to change, "
                    + plan.count(Action.REMOVE) + " to take back; " + plan.unchanged().size() + " as they should be" + unnamed(plan));
        }
    }

    private static String unnamed(Plan plan) {
        return plan.unnamed().isEmpty() ? ""
                : ", and " + plan.unnamed().size() + " that the file does not name (--prune takes them back)";
    }

    private static String webhooks(int count) {
        return count + (count == 1 ? " webhook" : " webhooks");
    }
}
