/** How the services that call the DIP answer operators and business systems where they cannot answer as asked. */
package dip.sending.rest;
