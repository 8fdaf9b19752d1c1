const address = /^(mongodb(?:\+srv)?:\/\/)([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/

/**
 * The same MongoDB server, another database. Where the address has a user name, the database that it named stays
 * the one to sign in to (MongoDB's connection string rules: `authSource`, else the database, else `admin`).
 *
 * @throws where it is no mongodb:// or mongodb+srv:// address
 */
export const withDatabase = (uri: string, databaseName: string): string => {
  const match = address.exec(uri)
  if (!match) throw new Error('This is no MongoDB address: it must begin with mongodb:// or mongodb+srv://.')
  const [, scheme = '', hosts = '', database = '', query = ''] = match
  const options = new URLSearchParams(query)
  if (hosts.includes('@') && !options.has('authSource')) options.set('authSource', database || 'admin')
  const rest = options.toString()
  return `${scheme}${hosts}/${databaseName}${rest ? `?${rest}` : ''}`
}
