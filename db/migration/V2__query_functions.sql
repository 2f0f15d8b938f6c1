-- Guarded readings of text for compiled queries: NULL, never an error, for a value that cannot be read.

-- An IPv4 or IPv6 address; an IPv4 address mapped into IPv6 (::ffff:a.b.c.d) is read as IPv4,
-- a zone (fe80::1%eth0) is left out.
CREATE FUNCTION try_inet(value text) RETURNS inet
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  address text;
  four CONSTANT text :=
    '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}';
  groups integer;
  six inet;
BEGIN
  IF length(value) NOT BETWEEN 2 AND 80 THEN
    RETURN NULL;
  END IF;
  IF value ~ ('^' || four || '$') THEN
    RETURN value::inet;
  END IF;
  address := lower(split_part(value, '%', 1) COLLATE "C");
  IF address ~ ('^(?:0{0,4}:)*:?ffff:' || four || '$') THEN
    RETURN substring(address from four || '$')::inet;
  END IF;
  IF address !~ '^(?:(?:[0-9a-f]{1,4}:)*[0-9a-f]{1,4})?(?:::(?:(?:[0-9a-f]{1,4}:)*[0-9a-f]{1,4})?)?$' THEN
    RETURN NULL;
  END IF;
  groups := cardinality(array_remove(string_to_array(address, ':'), ''));
  IF (address ~ '::' AND groups <= 7) OR (address !~ '::' AND groups = 8) THEN
    six := address::inet;
    IF six <<= '::ffff:0:0/96'::inet THEN
      RETURN '0.0.0.0'::inet + (six - '::ffff:0:0'::inet);
    END IF;
    RETURN six;
  END IF;
  RETURN NULL;
END
$$;

-- A decimal number.
CREATE FUNCTION try_number(value text) RETURNS numeric
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT CASE
    WHEN value COLLATE "C" ~ '^[+-]?(?:[0-9]{1,100}(?:\.[0-9]{0,100})?|\.[0-9]{1,100})(?:[eE][+-]?[0-9]{1,2})?$'
    THEN value::numeric
  END
$$;

-- A part (minute, hour, day, week, month, year) of an ISO 8601 date, or date and time, in its own zone.
CREATE FUNCTION time_part(value text, part text) RETURNS integer
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  pieces text[] := regexp_match(
    value, '^(?!0000)([0-9]{4})-(0[1-9]|1[0-2])-([0-2][0-9]|3[01])(?:[T ]([01][0-9]|2[0-3]):([0-5][0-9])|$)');
  first_of_month date;
  whole date;
BEGIN
  IF pieces IS NULL OR pieces[3] = '00' THEN
    RETURN NULL;
  END IF;
  first_of_month := make_date(pieces[1]::integer, pieces[2]::integer, 1);
  whole := first_of_month + (pieces[3]::integer - 1);
  IF extract(month FROM whole) <> pieces[2]::integer THEN
    RETURN NULL;
  END IF;
  RETURN CASE part
    WHEN 'minute' THEN pieces[5]::integer
    WHEN 'hour' THEN pieces[4]::integer
    WHEN 'day' THEN pieces[3]::integer
    WHEN 'week' THEN extract(week FROM whole)::integer
    WHEN 'month' THEN pieces[2]::integer
    WHEN 'year' THEN pieces[1]::integer
  END;
END
$$;
