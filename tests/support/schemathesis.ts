import { inRepository } from '../../scripts/repository'
import { installPythonPackages } from './python-packages'

/** The command of schemathesis. @throws where it cannot be installed, with a sentence that says what to do */
export const installSchemathesis = async (): Promise<string> => {
  const requirements = inRepository('tests', 'delivery', 'schemathesis', 'requirements.txt')
  return (await installPythonPackages('schemathesis', requirements))('schemathesis')
}
