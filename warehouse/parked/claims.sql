-- One row for each row of main.claims that would stand if its article were no reprint; columns as main.claims.
create table if not exists parked.claims as from main.claims limit 0;
