import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'تفضيلات ملفات تعريف الارتباط',
  title: 'ملفات تعريف الارتباط على هذا الموقع',
  description:
    'نحن، {controller}، نرغب في استخدام ملفات تعريف الارتباط ووسائل تخزين مماثلة للأغراض الآتية: {purposes}. {thirdParties} يمكنك الرفض دون أي تبعات سلبية.',
  thirdParties: {
    zero: 'عدد الأطراف الثالثة التي تتلقى البيانات: {n}.',
    one: 'عدد الأطراف الثالثة التي تتلقى البيانات: {n}.',
    two: 'عدد الأطراف الثالثة التي تتلقى البيانات: {n}.',
    few: 'تتلقى {n} أطراف ثالثة البيانات.',
    many: 'يتلقى {n} طرفًا ثالثًا البيانات.',
    other: 'يتلقى {n} طرف ثالث البيانات.',
  },
  withdrawal: 'يمكنك تغيير اختيارك في أي وقت من خلال «{link}».',
  acceptAll: 'قبول الكل',
  rejectAll: 'رفض الكل',
  openPreferences: 'التفضيلات',
  close: 'إغلاق ورفض الكل',
  policy: 'سياسة ملفات تعريف الارتباط',
  notice: {
    description:
      'نحن، {controller}، نستخدم ملفات تعريف الارتباط ووسائل تخزين مماثلة للأغراض الآتية: {purposes}. {thirdParties} يمكنك الانسحاب دون أي تبعات سلبية.',
    optOut: 'الانسحاب',
    acknowledge: 'مفهوم',
    close: 'إغلاق',
    honoured: 'سجّل متصفحك الانسحاب نيابةً عنك. ويُحترم هذا الاختيار.',
  },
  purposes: {
    necessary: 'تقديم الخدمة المطلوبة',
    functional: 'وظائف إضافية',
    analytics: 'الإحصاءات',
    marketing: 'الإعلانات',
  },
}
