/**
 * Takes over the function or array that a vendor is told through. Returns whether that is new: a page may have made it,
 * and two services of one vendor share it.
 */
export function takeOver(stub: object): boolean {
  const isNew = !(TAKEN in stub)
  Reflect.set(stub, TAKEN, true)
  return isNew
}

/** Gives it back, so that the next grant starts from the beginning: its script has not come before the withdrawal. */
export function giveBack(stub: object): void {
  Reflect.deleteProperty(stub, TAKEN)
}

// A property of what is shared, so that two copies of this package agree.
const TAKEN = /* @__PURE__ */ Symbol.for('fluxconsent.taken')
