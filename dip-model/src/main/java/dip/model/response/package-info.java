/** The DIP's answers and status messages: written whole, read leniently (dip-spec section 2.3). */
package dip.model.response;
