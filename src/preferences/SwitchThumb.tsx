import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { Thumb, type SwitchThumbProps } from 'radix-ui/switch'

/** The moving part of a switch. Renders a `<span>`. */
export const SwitchThumb: ForwardRefExoticComponent<SwitchThumbProps & RefAttributes<HTMLSpanElement>> =
  /* @__PURE__ */ forwardRef<HTMLSpanElement, SwitchThumbProps>(function SwitchThumb(props, ref) {
    return <Thumb {...props} ref={ref} />
  })
export declare namespace SwitchThumb {
  type Props = SwitchThumbProps
}
