-- One row for each row of main.mentions that would stand if its article were no reprint; columns as main.mentions.
create table if not exists parked.mentions as from main.mentions limit 0;
