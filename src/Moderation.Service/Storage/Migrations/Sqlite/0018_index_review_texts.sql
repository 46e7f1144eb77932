-- Here the texts under review have had their index by trigrams since 0005; the number is the other database's.

select 1;
