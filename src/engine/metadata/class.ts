/** A class of the model. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- constructors of any arity are classes of the model
export type Class<T = object> = abstract new (...parameters: any[]) => T;

/**
 * Keeps what decorators declare on classes. A class starts with what the class that it extends declares.
 * @param copy copies what a class inherits; undefined if it inherits nothing
 */
export function declarations<Declared>(
  copy: (inherited: Declared | undefined) => Declared,
): (target: Class) => Declared {
  const known = new Map<Class, Declared>();
  const of = (target: Class): Declared => {
    let declared = known.get(target);
    if (!declared) {
      const parent = Object.getPrototypeOf(target) as Class;
      known.set(target, (declared = copy(parent === Function.prototype ? undefined : of(parent))));
    }
    return declared;
  };
  return of;
}
