import { fc } from '../support/fast-check.ts'
import { expect, test } from 'vitest'
import { isSelected, selectedCount, toggled, withStretch, type Selection } from '../../renderer/contacts/list/selection.ts'

test('any turning on and off of rows is what a set of positions would say', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('toggle' as const), at: fc.nat(40) }),
    fc.record({ kind: fc.constant('stretch' as const), at: fc.nat(40), length: fc.nat(9) }),
  )
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    let selection: Selection = []
    const set = new Set<number>()
    for (const one of steps) {
      if (one.kind === 'toggle') {
        selection = toggled(selection, one.at)
        if (!set.delete(one.at)) set.add(one.at)
      } else {
        selection = withStretch(selection, { from: one.at, to: one.at + one.length })
        for (let at = one.at; at <= one.at + one.length; at += 1) set.add(at)
      }
    }
    expect(selectedCount(selection)).toBe(set.size)
    for (let at = 0; at <= 50; at += 1) expect(isSelected(selection, at)).toBe(set.has(at))
    // In order, and with a gap between any two.
    for (const [at, stretch] of selection.entries()) {
      const next = selection[at + 1]
      if (next) expect(next.from).toBeGreaterThan(stretch.to + 1)
    }
  }))
})
