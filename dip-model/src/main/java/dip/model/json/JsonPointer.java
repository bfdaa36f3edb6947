package dip.model.json;

/** RFC 6901 pointers to nodes, made only when something is to be said about a node. */
public final class JsonPointer {

    private JsonPointer() {
    }

    /**
     * Where {@code node} stands below {@code root}; empty for the root itself. Names stand as written.
     *
     * @param node a node of the document that is {@code root} or lies inside it
     */
    public static String to(JsonDocument document, int root, int node) {
        StringBuilder pointer = new StringBuilder();
        int at = root;
        while (at != node) {
            int index = 0;
            int child = document.first(at);
            while (document.end(child) <= document.start(node)) {
                child = document.next(child);
                index++;
            }
            String name = document.name(child);
            pointer.append('/').append(name == null ? Integer.toString(index) : escape(name));
            at = child;
        }
        return pointer.toString();
    }

    /** A name as one step of a pointer. */
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
