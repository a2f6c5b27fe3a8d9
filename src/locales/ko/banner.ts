import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: '쿠키 설정',
  title: '이 사이트의 쿠키',
  description:
    '{controller}에서 다음 목적으로 쿠키 및 유사한 저장소를 사용하고자 합니다: {purposes}. {thirdParties} 거부해도 불이익이 없습니다.',
  thirdParties: { other: '제3자 {n}곳이 데이터를 받습니다.' },
  withdrawal: '선택은 언제든지 ‘{link}’에서 변경할 수 있습니다.',
  acceptAll: '모두 동의',
  rejectAll: '모두 거부',
  openPreferences: '설정',
  close: '모두 거부하고 닫기',
  policy: '쿠키 정책',
  purposes: { necessary: '요청하신 서비스 제공', functional: '추가 기능', analytics: '통계', marketing: '광고' },
}
