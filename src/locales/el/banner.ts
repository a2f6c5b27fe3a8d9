import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Προτιμήσεις cookies',
  title: 'Cookies σε αυτόν τον ιστότοπο',
  description:
    '{controller} επιθυμεί να χρησιμοποιεί cookies και παρόμοια αποθήκευση για τους εξής σκοπούς: {purposes}. {thirdParties} Μπορείτε να αρνηθείτε χωρίς δυσμενείς συνέπειες.',
  thirdParties: { one: '{n} τρίτος λαμβάνει δεδομένα.', other: '{n} τρίτοι λαμβάνουν δεδομένα.' },
  withdrawal: 'Μπορείτε να αλλάξετε την επιλογή σας ανά πάσα στιγμή στον σύνδεσμο «{link}».',
  acceptAll: 'Αποδοχή όλων',
  rejectAll: 'Απόρριψη όλων',
  openPreferences: 'Προτιμήσεις',
  close: 'Κλείσιμο και απόρριψη όλων',
  policy: 'Πολιτική cookies',
  notice: {
    description:
      '{controller} χρησιμοποιεί cookies και παρόμοια αποθήκευση για τους εξής σκοπούς: {purposes}. {thirdParties} Μπορείτε να εξαιρεθείτε χωρίς δυσμενείς συνέπειες.',
    optOut: 'Εξαίρεση',
    acknowledge: 'Κατάλαβα',
    close: 'Κλείσιμο',
    honoured: 'Το πρόγραμμα περιήγησης ζήτησε την εξαίρεσή σας. Αυτό γίνεται σεβαστό.',
  },
  purposes: {
    necessary: 'η υπηρεσία που ζητήσατε',
    functional: 'πρόσθετες λειτουργίες',
    analytics: 'στατιστικά',
    marketing: 'διαφήμιση',
  },
}
