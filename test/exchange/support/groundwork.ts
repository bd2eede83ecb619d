/** Rows to which the bad rows of the tests refer, in addition to the definition. */
export const groundwork: Readonly<Record<string, string>> = {
  'partners.csv': 'slug,name,status,country,source,externalId\nknown,Known,ACTIVE,FR,crm,77\nother,Other,ACTIVE,DE,,\n',
  'distributors.csv': 'slug,name,country\nwholesale,Wholesale,FR\n',
  'offerings.csv':
    'partner,name,serviceModel,status,publishedOn,technologies\nother,Cloud,IAAS,PUBLISHED,2011-05-01,cisco-ucs\n',
  'qualification-applications.csv':
    'source,externalId,partner,qualification,status,submittedAt,reviewStartedAt,decidedAt\ntest,1,known,cpp-builder,APPROVED,2011-05-02T00:00:00Z,2011-05-03T00:00:00Z,2011-05-04T00:00:00Z\ntest,draft,other,cpp-builder,DRAFT,,,\n',
  'financing-programs.csv':
    'code,program,kind,name.en,status,opensOn,budgetAmount,currency\nOPEN,CPP,JOINT_MARKETING,Open,OPEN,2011-05-01,1000,USD\n',
};
