import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'تفضيلات ملفات تعريف الارتباط',
  title: 'ملفات تعريف الارتباط على هذا الموقع',
  description:
    'نحن، {controller}، نود استخدام ملفات تعريف الارتباط ووسائل تخزين مماثلة لأغراض: {purposes}. {thirdParties} يمكنك الرفض دون تبعات سلبية.',
  thirdParties: {
    zero: 'عدد الأطراف الثالثة التي تتلقى البيانات: {n}.',
    one: 'عدد الأطراف الثالثة التي تتلقى البيانات: {n}.',
    two: 'عدد الأطراف الثالثة التي تتلقى البيانات: {n}.',
    few: 'تتلقى {n} أطراف ثالثة البيانات.',
    many: 'يتلقى {n} طرفًا ثالثًا البيانات.',
    other: 'يتلقى {n} طرف ثالث البيانات.',
  },
  withdrawal: 'غيّر اختيارك في أي وقت: «{link}».',
  acceptAll: 'قبول الكل',
  rejectAll: 'رفض الكل',
  openPreferences: 'التفضيلات',
  close: 'إغلاق ورفض الكل',
  policy: 'سياسة ملفات تعريف الارتباط',
  purposes: {
    necessary: 'الخدمة المطلوبة',
    functional: 'وظائف إضافية',
    analytics: 'الإحصاءات',
    marketing: 'الإعلانات',
  },
}
