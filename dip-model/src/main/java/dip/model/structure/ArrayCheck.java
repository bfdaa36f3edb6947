package dip.model.structure;

import dip.model.catalogue.Shape.Items;
import dip.model.json.JsonDocument;
import dip.model.json.JsonType;

final class ArrayCheck implements Structure {

    private final Items items;
    private final Structure element;

    ArrayCheck(Items items, Structure element) {
        this.items = items;
        this.element = element;
    }

    @Override
    public void check(JsonDocument json, int node, Violations found) {
        JsonType type = json.type(node);
        if (type != JsonType.ARRAY) {
            WrongType.tell(node, type, "an array", items.nullable(), found);
            return;
        }
        int count = 0;
        for (int child = json.first(node); child != JsonDocument.MISSING; child = json.next(child)) {
            if (found.isFull()) {
                return;
            }
            element.check(json, child, found);
            count++;
        }
        if (count < items.min()) {
            found.wrong(node, "minItems", "Send at least " + items.min() + (items.min() == 1 ? " element." : " elements."));
        } else if (count > items.max()) {
            found.wrong(node, "maxItems", "Send at most " + items.max() + " elements; here are " + count + '.');
        }
    }
}
