/**
 * Takes over the function or array that a vendor is told through. Returns whether that is new: a page may have made it,
 * and two services of one vendor share it.
 */
export function takeOver(stub: object): boolean {
  // A property of what is shared, so that two copies of this package agree.
  const taken = Symbol.for('fluxconsent.taken')
  const isNew = !(taken in stub)
  Reflect.set(stub, taken, true)
  return isNew
}
