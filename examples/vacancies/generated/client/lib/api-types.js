// Made from the description of the API: npm run generate
export {};
