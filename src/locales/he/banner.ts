import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'העדפות עוגיות',
  title: 'עוגיות באתר זה',
  description:
    '{controller} – אנו מבקשים להשתמש בעוגיות ובאמצעי אחסון דומים למטרות אלה: {purposes}. {thirdParties} אפשר לסרב ללא השלכות שליליות.',
  thirdParties: {
    one: 'מספר הצדדים השלישיים המקבלים נתונים: {n}.',
    two: '{n} צדדים שלישיים מקבלים נתונים.',
    other: '{n} צדדים שלישיים מקבלים נתונים.',
  },
  withdrawal: 'אפשר לשנות את הבחירה בכל עת תחת ”{link}”.',
  acceptAll: 'אישור הכול',
  rejectAll: 'דחיית הכול',
  openPreferences: 'העדפות',
  close: 'סגירה ודחיית הכול',
  policy: 'מדיניות עוגיות',
  purposes: {
    necessary: 'מתן השירות המבוקש',
    functional: 'פונקציות נוספות',
    analytics: 'סטטיסטיקה',
    marketing: 'פרסום',
  },
}
