/** The key of the one message that carries an invoice to its customer. */
export function invoiceKey(id: string): string {
  return `invoice:${id}`;
}

/** That of the message which reminds of it as it stood. */
export function chaseKey({ id, version }: { id: string; version: number }): string {
  return `chase:${id}:${version}`;
}
