/** `localhost` and what the browser itself resolves to this machine (RFC 6761), 127.0.0.0/8 and ::1. */
export function isLoopbackName(hostname: string): boolean {
  return /^(.+\.)?localhost$/.test(hostname) || /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]';
}

/** The other end of a connection, as Node gives it; an IPv4 address may come in IPv6's clothes. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}

/** The name in a `Host` header, lower case and without its port; null where it is none. */
export function hostnameOf(host: string): string | null {
  const isPlain = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host);
  // The parser writes an address in one way: `127.1` and `[0:0::1]` are loopback too.
  return isPlain ? (URL.parse(`http://${host}`)?.hostname.replace(/\.$/, '') ?? null) : null;
}
