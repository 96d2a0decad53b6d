import fc from 'fast-check'

// A run says the same of the same code: what lands does not hang on luck. To look further, TB_SEED=random (or a number
// that a failure named) draws other examples; what they find becomes an example of its test.
const seed = process.env['TB_SEED'] ?? '20261123'
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) })

export { fc }
