/** The certificates that a service uses: told apart when their files are read again, and watched for their expiry. */
package dip.service.certificates;
