import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Προτιμήσεις cookies',
  title: 'Cookies στον ιστότοπο',
  description:
    '{controller} ζητά να χρησιμοποιεί cookies και παρόμοια αποθήκευση για τα εξής: {purposes}. {thirdParties} Η άρνηση δεν έχει δυσμενείς συνέπειες.',
  thirdParties: { one: '{n} τρίτος λαμβάνει δεδομένα.', other: '{n} τρίτοι λαμβάνουν δεδομένα.' },
  withdrawal: 'Αλλάζετε επιλογή ανά πάσα στιγμή στο «{link}».',
  acceptAll: 'Αποδοχή όλων',
  rejectAll: 'Απόρριψη όλων',
  openPreferences: 'Προτιμήσεις',
  close: 'Κλείσιμο και απόρριψη όλων',
  policy: 'Πολιτική cookies',
  purposes: {
    necessary: 'η υπηρεσία που ζητήσατε',
    functional: 'πρόσθετες λειτουργίες',
    analytics: 'στατιστικά',
    marketing: 'διαφήμιση',
  },
}
