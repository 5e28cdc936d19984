AND due >= @from
