import { describe, expect, it } from 'vitest'
import type { ImportMap } from '#shared/import-map.ts'
import { joinRow, labelRow, mapWith, moveColumn, noChoices, readingOf, rowsToJoin } from '../../renderer/imports/reading.ts'

const proposal: ImportMap = {
  preset: 'outlook', dateOrder: null,
  columns: [
    { column: 0, header: 'Name', to: 'name' },
    { column: 1, header: 'Business Street', to: 'addresses.street', label: 'work', list: 0 },
    { column: 2, header: 'Business City', to: 'addresses.city', label: 'work', list: 0 },
    { column: 3, header: 'Ort', to: 'toNote' },
    { column: 4, header: 'Mobile', to: 'phones.value', label: 'mobile', list: 0 },
  ],
}

describe('how an imported file is read', () => {
  it('asks for nothing where the user chose nothing, so that the run finds out the same as the preview', () => {
    expect(readingOf(noChoices, proposal)).toEqual({})
  })

  it('sends the whole map as soon as one column was changed, and only then', () => {
    expect(readingOf({ encoding: 'gb18030', columns: {} }, proposal)).toEqual({ encoding: 'gb18030' })
    const { map } = readingOf({ columns: { 3: { to: 'ignore' } } }, proposal)
    expect(map?.columns.map(({ to }) => to)).toEqual(['name', 'addresses.street', 'addresses.city', 'ignore', 'phones.value'])
    expect(map?.preset).toBe('outlook')
  })

  it('sends the order of days and months with the map it belongs to', () => {
    expect(readingOf({ dateOrder: 'mdy', columns: {} }, proposal).map?.dateOrder).toBe('mdy')
  })

  it('keeps choices over a proposal with other headers, as another encoding brings them', () => {
    const other = { ...proposal, columns: proposal.columns.map((column) => ({ ...column, header: `${column.header}!` })) }
    expect(mapWith({ columns: { 3: { to: 'ignore' } } }, other).columns[3]).toEqual({ column: 3, header: 'Ort!', to: 'ignore' })
  })

  it('takes a choice for a column that only later rows have', () => {
    expect(mapWith({ columns: { 7: { to: 'note' } } }, proposal).columns.at(-1)).toEqual({ column: 7, header: '', to: 'note' })
  })
})

describe('a column that goes somewhere else', () => {
  it('joins the first row of the list that has no such part yet, and takes its label', () => {
    expect(moveColumn(proposal, 3, 'addresses.postalCode')).toEqual({ to: 'addresses.postalCode', list: 0, label: 'work' })
  })

  it('begins another row where the part is taken', () => {
    expect(moveColumn(proposal, 3, 'addresses.city')).toEqual({ to: 'addresses.city', list: 1 })
    expect(moveColumn(proposal, 3, 'phones.value')).toEqual({ to: 'phones.value', list: 1 })
  })

  it('has neither row nor label as a field of the contact itself', () => {
    expect(moveColumn(proposal, 1, 'nickname')).toEqual({ to: 'nickname' })
  })
})

describe('the row a column belongs to', () => {
  it('gets one label on all its columns, or none', () => {
    expect(labelRow(proposal, 1, 'home')).toEqual({ 1: { to: 'addresses.street', list: 0, label: 'home' }, 2: { to: 'addresses.city', list: 0, label: 'home' } })
    expect(labelRow(proposal, 1, '')[2]).toEqual({ to: 'addresses.city', list: 0 })
  })

  it('can be chosen only where there is more than one of several parts', () => {
    expect(rowsToJoin(proposal, 'addresses.city')).toBe(1)
    const two = mapWith({ columns: { 3: moveColumn(proposal, 3, 'addresses.city') } }, proposal)
    expect(rowsToJoin(two, 'addresses.city')).toBe(3)
    expect(rowsToJoin(two, 'phones.value')).toBe(1)
  })

  it('brings its label with it to a new row, and takes that of a row that is there', () => {
    const two = mapWith({ columns: { 3: { to: 'addresses.region', list: 1, label: 'home' } } }, proposal)
    expect(joinRow(two, 2, 1)).toEqual({ to: 'addresses.city', list: 1, label: 'home' })
    expect(joinRow(two, 2, 2)).toEqual({ to: 'addresses.city', list: 2, label: 'work' })
  })
})
