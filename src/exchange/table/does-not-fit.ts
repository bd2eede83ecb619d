/** The table holds what its format cannot hold. The message is for the client: it names the place and what can be done. */
export class DoesNotFit extends Error {
  override readonly name = 'DoesNotFit';
}
