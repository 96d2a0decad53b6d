import { expect, test } from 'vitest'
import { properLanguages } from '../../renderer/ui/system-languages.ts'

test('what is no language tag is left out, and the order stays', () => {
  expect(properLanguages(['en-US@posix', 'zh-TW', '', 'C.UTF-8', 'en-GB'])).toEqual(['zh-TW', 'en-GB'])
})
