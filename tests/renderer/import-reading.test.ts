import { describe, expect, it } from 'vitest'
import type { ImportMap } from '#shared/import-map.ts'
import { fitMap, joinedTo, joinRow, labelRow, mapWith, moveColumn, noChoices, readingOf, rowsToJoin, withEntry } from '../../renderer/imports/reading.ts'

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
    const { map } = readingOf({ columns: { 3: [{ to: 'ignore' }] } }, proposal)
    expect(map?.columns.map(({ to }) => to)).toEqual(['name', 'addresses.street', 'addresses.city', 'ignore', 'phones.value'])
    expect(map?.preset).toBe('outlook')
  })

  it('sends the order of days and months with the map it belongs to', () => {
    expect(readingOf({ dateOrder: 'mdy', columns: {} }, proposal).map?.dateOrder).toBe('mdy')
  })

  it('keeps choices over a proposal with other headers, as another encoding brings them', () => {
    const other = { ...proposal, columns: proposal.columns.map((column) => ({ ...column, header: `${column.header}!` })) }
    expect(mapWith({ columns: { 3: [{ to: 'ignore' }] } }, other).columns[3]).toEqual({ column: 3, header: 'Ort!', to: 'ignore' })
  })

  it('takes a choice for a column that only later rows have', () => {
    expect(mapWith({ columns: { 7: [{ to: 'note' }] } }, proposal).columns.at(-1)).toEqual({ column: 7, header: '', to: 'note' })
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
    expect(labelRow(proposal, 1, 'home')).toEqual({ 1: [{ to: 'addresses.street', list: 0, label: 'home' }], 2: [{ to: 'addresses.city', list: 0, label: 'home' }] })
    expect(labelRow(proposal, 1, '')[2]).toEqual([{ to: 'addresses.city', list: 0 }])
  })

  it('can be chosen only where there is more than one of several parts', () => {
    expect(rowsToJoin(proposal, 'addresses.city')).toBe(1)
    const two = mapWith({ columns: { 3: [moveColumn(proposal, 3, 'addresses.city')] } }, proposal)
    expect(rowsToJoin(two, 'addresses.city')).toBe(3)
    expect(rowsToJoin(two, 'phones.value')).toBe(1)
  })

  it('brings its label with it to a new row, and takes that of a row that is there', () => {
    const two = mapWith({ columns: { 3: [{ to: 'addresses.region', list: 1, label: 'home' }] } }, proposal)
    expect(joinRow(two, 2, 1)).toEqual({ to: 'addresses.city', list: 1, label: 'home' })
    expect(joinRow(two, 2, 2)).toEqual({ to: 'addresses.city', list: 2, label: 'work' })
  })
})

describe('a column with several targets', () => {
  const twice = mapWith({ columns: withEntry(proposal, 0, 1, { to: 'nickname', split: { by: ' ', part: -1 } }) }, proposal)

  it('keeps the others when one is changed or given up', () => {
    expect(twice.columns.slice(0, 2)).toEqual([{ column: 0, header: 'Name', to: 'name' }, { column: 0, header: 'Name', to: 'nickname', split: { by: ' ', part: -1 } }])
    expect(withEntry(twice, 0, 0, { to: 'fullName' })[0]?.map(({ to }) => to)).toEqual(['fullName', 'nickname'])
    expect(withEntry(twice, 0, 1, null)[0]).toEqual([{ to: 'name' }])
  })

  it('takes the same part of the cell to another target', () => {
    expect(moveColumn(twice, 0, 'suffix', 1)).toEqual({ to: 'suffix', split: { by: ' ', part: -1 } })
  })
})

describe('two columns for one field', () => {
  it('are put together, the later behind the earlier, so that none is lost', () => {
    const choice = moveColumn(mapWith({ columns: { 0: [{ to: 'note' }] } }, proposal), 3, 'note')
    expect(choice).toEqual({ to: 'note', join: ' ' })
    const map = mapWith({ columns: { 0: [{ to: 'note' }], 3: [choice] } }, proposal)
    expect(joinedTo(map, 3)).toBe('Name')
    expect(joinedTo(map, 0)).toBeNull()
  })

  it('need no putting together where everything is added up anyway', () => {
    const map = mapWith({ columns: { 0: [{ to: 'tags' }] } }, proposal)
    expect(moveColumn(map, 3, 'tags')).toEqual({ to: 'tags' })
  })
})

describe('what everybody gets', () => {
  it('goes with the map, but for what was begun and has no text', () => {
    expect(mapWith({ columns: {}, constants: [{ to: 'tags', value: 'fair' }, { to: 'note', value: ' ' }] }, proposal).constants).toEqual([{ to: 'tags', value: 'fair' }])
    expect(mapWith({ columns: {}, constants: [] }, { ...proposal, constants: [{ to: 'tags', value: 'fair' }] })).not.toHaveProperty('constants')
  })
})

describe('a kept map laid upon another table', () => {
  const kept: ImportMap = { preset: null, dateOrder: 'mdy', columns: [{ column: 0, header: 'ort', to: 'addresses.city', list: 0 }, { column: 1, header: 'Phone', to: 'phones.value', list: 0 }, { column: 2, header: 'Phone', to: 'phones.value', list: 1, label: 'home' }] }

  it('follows the headers, and leaves columns it does not know as proposed', () => {
    const fitted = fitMap(kept, proposal)
    expect(fitted.columns.map(({ column, to }) => [column, to])).toEqual([[0, 'name'], [1, 'addresses.street'], [2, 'addresses.city'], [3, 'addresses.city'], [4, 'phones.value']])
    expect(fitted.columns[3]).toEqual({ column: 3, header: 'Ort', to: 'addresses.city', list: 0 })
    expect(fitted.dateOrder).toBe('mdy')
  })

  it('takes columns of the same header in their order', () => {
    const phones: ImportMap = { preset: null, dateOrder: null, columns: [5, 6, 7].map((column) => ({ column, header: 'Phone', to: 'toNote' })) }
    expect(fitMap(kept, phones).columns).toEqual([{ column: 5, header: 'Phone', to: 'phones.value', list: 0 }, { column: 6, header: 'Phone', to: 'phones.value', list: 1, label: 'home' }, { column: 7, header: 'Phone', to: 'toNote' }])
  })

  it('goes by the places where there are no headers', () => {
    const bare: ImportMap = { preset: null, dateOrder: null, columns: [0, 1].map((column) => ({ column, header: '', to: 'toNote' })) }
    expect(fitMap({ ...kept, columns: [{ column: 1, header: '', to: 'givenName' }] }, bare).columns.map(({ to }) => to)).toEqual(['toNote', 'givenName'])
  })

  it('is asked for as a whole once it was chosen', () => {
    expect(readingOf({ columns: {}, kept: { name: 'ours', map: kept } }, proposal).map?.columns[3]?.to).toBe('addresses.city')
  })
})
