import { noteRunningIn } from '../../scripts/demo/running-demo'

/** A demonstration that does nothing but run: `note-running.ts FOLDER PORT`. */
const [folder = '', port = ''] = process.argv.slice(2)
noteRunningIn(folder, Number(port))
process.stdout.write('noted\n')
setInterval(() => undefined, 1000)
