import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { Complaint } from './Complaint.js'

interface MailchimpFormProps extends Omit<ComponentPropsWithoutRef<'form'>, 'method'> {
  /** The `action` of the form that Mailchimp shows, with `u` and `id`. */
  readonly action: string
}

const LIST = /^https:\/\/[\w-]{1,60}\.[a-z]{2}\d{1,3}\.list-manage\.com\/subscribe\/post\?/

/**
 * A form that subscribes to a Mailchimp audience, without a script, style sheet or picture of Mailchimp.
 *
 * Renders a `<form>` with its children and the trap that Mailchimp sets for robots. The e-mail field has to be named
 * `EMAIL`. Nothing is asked of Mailchimp until the form is sent; the newsletter itself needs an agreement of its own,
 * and a double opt-in. What is no address of a list renders nothing, with error 207 in development.
 *
 * @see https://mailchimp.com/help/host-your-own-signup-forms/
 *
 * @example
 * <MailchimpForm action="https://example.us1.list-manage.com/subscribe/post?u=0a1b2c&id=3d4e5f">
 *   <label>E-mail <input type="email" name="EMAIL" required autoComplete="email" /></label>
 *   <button>Subscribe</button>
 * </MailchimpForm>
 */
export const MailchimpForm: ForwardRefExoticComponent<MailchimpFormProps & RefAttributes<HTMLFormElement>> =
  /* @__PURE__ */ forwardRef<HTMLFormElement, MailchimpFormProps>(function MailchimpForm(
    { action, children, ...props },
    ref,
  ) {
    const list = listIn(action)
    if (!list) {
      return process.env.NODE_ENV === 'production' ? null : <Complaint code={207} part="MailchimpForm" value={action} />
    }
    return (
      <form target="_blank" {...props} action={action} method="post" ref={ref}>
        {children}
        <div hidden>
          <input name={`b_${list.account}_${list.id}`} tabIndex={-1} autoComplete="off" aria-hidden />
        </div>
      </form>
    )
  })
export declare namespace MailchimpForm {
  type Props = MailchimpFormProps
}

function listIn(action: string): { readonly account: string; readonly id: string } | null {
  if (!LIST.test(action)) return null
  const { searchParams } = new URL(action)
  const [account, id] = [searchParams.get('u'), searchParams.get('id')]
  return account && id && /^\w+$/.test(account + id) ? { account, id } : null
}
