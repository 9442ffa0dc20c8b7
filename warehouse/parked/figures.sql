-- One row for each row of main.figures that would stand if its article were no reprint; columns as main.figures.
create table if not exists parked.figures as from main.figures limit 0;
