import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Kjörstillingar fyrir vafrakökur',
  title: 'Vafrakökur á þessum vef',
  description:
    '{controller} óskar eftir að nota vafrakökur og svipaða geymslu í þessum tilgangi: {purposes}. {thirdParties} Þú getur hafnað þessu án þess að það komi niður á þér.',
  thirdParties: { one: '{n} þriðji aðili fær gögn.', other: '{n} þriðju aðilar fá gögn.' },
  withdrawal: 'Þú getur breytt vali þínu hvenær sem er undir „{link}“.',
  acceptAll: 'Samþykkja allt',
  rejectAll: 'Hafna öllu',
  openPreferences: 'Stillingar',
  close: 'Loka og hafna öllu',
  policy: 'Stefna um vafrakökur',
  purposes: {
    necessary: 'þjónustan sem þú baðst um',
    functional: 'viðbótareiginleikar',
    analytics: 'tölfræði',
    marketing: 'auglýsingar',
  },
}
