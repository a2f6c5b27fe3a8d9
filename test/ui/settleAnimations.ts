/** Waits until nothing that is seen moves. What stands in closed details never moves on, and so never ends. */
export async function settleAnimations(): Promise<void> {
  await Promise.allSettled(
    document
      .getAnimations()
      .filter(isSeen)
      .map(async ({ finished }) => finished),
  )
}

function isSeen({ effect }: Animation): boolean {
  return effect instanceof KeyframeEffect && effect.target?.checkVisibility() === true
}
