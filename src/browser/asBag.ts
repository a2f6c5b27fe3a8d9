/** An object of the page as vendors and signals use it: a bag of values that its type does not name. */
export function asBag(value: object): Record<string, unknown> {
  return isBag(value) ? value : {}
}

function isBag(value: object): value is Record<string, unknown> {
  return Object(value) === value
}
