// A property of what is shared, so that two copies of this package agree.
const TAKEN = Symbol.for('fluxconsent.taken')

/**
 * Takes over the function or array that a vendor is told through. Returns whether that is new: a page may have made it,
 * and two services of one vendor share it.
 */
export function takeOver(stub: object): boolean {
  const isNew = !(TAKEN in stub)
  Reflect.set(stub, TAKEN, true)
  return isNew
}
