// Stands in for the company's own Matomo, which no demo can bring along: takes the same commands, sets cookies of the
// same names, and counts page views at matomo.php. It only does so between `setConsentGiven` and `requireConsent`.
{
  const names = ['_pk_id.1.demo', '_pk_ses.1.demo']
  /** @type {string} */
  let url
  let isGiven = false

  /** @param {string} end */
  const setCookies = (end) => {
    for (const name of names) document.cookie = `${name}=demo; Path=/; SameSite=Lax${end}`
  }

  /** @type {Record<string, (fact: string) => void>} */
  const commands = {
    setTrackerUrl: (address) => {
      url = address
    },
    requireConsent: () => {
      isGiven = false
    },
    setConsentGiven: () => {
      isGiven = true
    },
    deleteCookies: () => {
      setCookies('; Max-Age=0')
    },
    trackPageView: () => {
      if (!isGiven) return
      setCookies('')
      void fetch(`${url}?action_name=${encodeURIComponent(document.title)}`, { keepalive: true })
    },
  }

  /** @param {[name: string, fact: string][]} entries */
  const push = (...entries) => {
    for (const [name, fact] of entries) commands[name]?.(fact)
  }
  /** @type {{ _paq?: [name: string, fact: string][] | { push: typeof push } }} */
  const page = window
  const waiting = page['_paq']
  page['_paq'] = { push }
  if (Array.isArray(waiting)) push(...waiting)
}
