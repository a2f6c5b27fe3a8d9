import type { ForwardRefExoticComponent, RefAttributes } from 'react'
import { Thumb, type SwitchThumbProps } from 'radix-ui/switch'

/** The moving part of a switch. Renders a `<span>`. */
export const SwitchThumb: ForwardRefExoticComponent<SwitchThumbProps & RefAttributes<HTMLSpanElement>> = Thumb
export declare namespace SwitchThumb {
  type Props = SwitchThumbProps
}
