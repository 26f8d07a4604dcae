import { expect, test } from 'vitest';
import { measure } from './drawing.ts';

// Em, as Chromium 156 draws them with Noto's fonts: never narrower by more than a hundredth, and not wider by more than the last number.
test.each([
  ['Japanese', 'アラートが発報し、決済サービスのエラー率', 20, 0],
  ['Chinese', '数据库连接池耗尽，应用无法获取新的连接', 19, 0],
  ['Korean', '연결 풀의 크기를 늘리고 서버를', 13.09, 1.1],
  ['emoji', '🔥🔥🚨', 3.74, 0.1],
  ['an emoji of two', '👩‍💻', 1.25, 0],
  ['an emoji of four', '👨‍👩‍👧‍👦', 1.25, 0],
  ['a skin tone', '👍🏽', 1.25, 0],
  ['flags', '🇨🇭🇩🇪', 2.5, 0.1],
  ['a key', '1️⃣', 1.06, 0.2],
  ['Hebrew', 'התקבלו התראות על שיעור שגיאות', 14.57, 1.6],
  ['Arabic', 'تم تحديد السبب: استنفاد مجموعة الاتصالات', 17.84, 4.4],
  ['Hindi', 'हिन्दी में एक घटना', 10.69, 0.6],
  ['Thai', 'ภาษาไทยทดสอบ', 7.2, 0.1],
  ['Armenian', 'Հայերեն', 4.5, 1.5],
  ['Georgian', 'ქართული', 4.72, 1.3],
  ['signs', '①②③ ㎏ ℃', 5.38, 0.3],
])('%s has room', (_name, text, drawn, most) => {
  expect(measure(text, 1)).toBeGreaterThan(drawn - 0.02);
  expect(measure(text, 1)).toBeLessThan(drawn + most + 0.02);
});
