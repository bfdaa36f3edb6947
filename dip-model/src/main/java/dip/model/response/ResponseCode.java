package dip.model.response;

/**
 * One of the DIP's response codes (dip-spec section 4.1).
 *
 * @param code for instance {@code RCP1021}
 * @param text for instance {@code Mandatory Data Item Missing}
 */
public record ResponseCode(String code, String text) {

    /** The form in messages, {@code CODE - Text}, at most 200 characters. */
    public String message() {
        String message = code + " - " + text;
        return message.length() <= 200 ? message : message.substring(0, 200);
    }
}
