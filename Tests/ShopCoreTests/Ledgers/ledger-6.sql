-- A ledger as version 6 of its tables left it, with orders placed, waiting, declined and refunded. Never edited.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE guest (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  country TEXT CHECK (length(country) = 2),
  theme TEXT CHECK (length(theme) BETWEEN 1 AND 64),
  current_cart_id INTEGER REFERENCES cart (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;
CREATE TABLE viewed (
  id INTEGER PRIMARY KEY,
  guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
  slug TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 200),
  UNIQUE (guest_id, slug)
) STRICT;
CREATE TABLE cart (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  resume_hash BLOB UNIQUE CHECK (length(resume_hash) = 32),
  checkout_at INTEGER,
  changed_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL CHECK (expires_at >= changed_at)
) STRICT;
CREATE TABLE cart_line (
  cart_id INTEGER NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
  sku TEXT NOT NULL CHECK (length(sku) BETWEEN 1 AND 200),
  position INTEGER NOT NULL CHECK (position >= 0),
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  seen_price INTEGER NOT NULL CHECK (seen_price >= 0),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  currency_exponent INTEGER NOT NULL CHECK (currency_exponent BETWEEN 0 AND 4),
  is_saved INTEGER NOT NULL DEFAULT 0 CHECK (is_saved IN (0, 1)),
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  variant TEXT NOT NULL,
  PRIMARY KEY (cart_id, sku)
) STRICT;
CREATE TABLE cart_coupon (
  id INTEGER PRIMARY KEY,
  cart_id INTEGER NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
  code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  UNIQUE (cart_id, code)
) STRICT;
CREATE TABLE checkout_draft (
  cart_id INTEGER PRIMARY KEY REFERENCES cart (id) ON DELETE CASCADE,
  json TEXT NOT NULL CHECK (length(json) BETWEEN 2 AND 20000)
) STRICT;
CREATE TABLE stock (
  sku TEXT PRIMARY KEY CHECK (length(sku) BETWEEN 1 AND 200),
  declared INTEGER NOT NULL CHECK (declared >= 0),
  on_hand INTEGER NOT NULL CHECK (on_hand >= 0)
) STRICT;
CREATE TABLE stock_movement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sku TEXT NOT NULL REFERENCES stock (sku),
  kind TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  order_id INTEGER REFERENCES orders (id),
  moved_at INTEGER NOT NULL,
  CHECK (kind IN ('opening', 'sale', 'cancellation', 'return', 'adjustment')),
  CHECK (CASE kind WHEN 'opening' THEN quantity >= 0 WHEN 'sale' THEN quantity < 0
         WHEN 'adjustment' THEN quantity <> 0 ELSE quantity > 0 END),
  CHECK ((order_id IS NOT NULL) = (kind IN ('sale', 'cancellation', 'return')))
) STRICT;
CREATE TABLE reservation (
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  sku TEXT NOT NULL REFERENCES stock (sku),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  guest_id INTEGER REFERENCES guest (id) ON DELETE SET NULL,
  cart_id INTEGER REFERENCES cart (id) ON DELETE SET NULL,
  expires_at INTEGER NOT NULL, source_hash BLOB CHECK (length(source_hash) = 32),
  PRIMARY KEY (order_id, sku)
) STRICT;
CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 4 AND 40),
  guest_id INTEGER REFERENCES guest (id) ON DELETE SET NULL,
  cart_id INTEGER REFERENCES cart (id) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('pending_payment', 'placed', 'completed', 'cancelled')),
  fulfilment TEXT NOT NULL
    CHECK (fulfilment IN ('unfulfilled', 'packed', 'shipped', 'delivered', 'returned', 'cancelled')),
  email_key TEXT NOT NULL CHECK (length(email_key) BETWEEN 3 AND 320),
  total INTEGER NOT NULL CHECK (total >= 0),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  created_at INTEGER NOT NULL,
  paid_at INTEGER,
  json TEXT NOT NULL,
  UNIQUE (id, total, currency),
  CHECK (state NOT IN ('placed', 'completed') OR paid_at IS NOT NULL),
  CHECK (state <> 'pending_payment' OR (paid_at IS NULL AND fulfilment = 'unfulfilled'))
) STRICT;
CREATE TABLE order_line (
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  sku TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
  discount INTEGER NOT NULL CHECK (discount BETWEEN 0 AND unit_price * quantity),
  tax INTEGER NOT NULL CHECK (tax >= 0),
  left_when_lost INTEGER CHECK (left_when_lost >= 0),
  PRIMARY KEY (order_id, position),
  UNIQUE (order_id, sku)
) STRICT;
CREATE TABLE payment_attempt (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 8 AND 64),
  order_id INTEGER NOT NULL UNIQUE,
  guest_id INTEGER REFERENCES guest (id) ON DELETE SET NULL,
  cart_id INTEGER REFERENCES cart (id) ON DELETE SET NULL,
  idempotency_key TEXT NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  currency TEXT NOT NULL,
  state TEXT NOT NULL,
  intent_id TEXT UNIQUE,
  link TEXT,
  decline_reason TEXT,
  refund_due INTEGER NOT NULL DEFAULT 0 CHECK (refund_due IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL, cancel_due INTEGER NOT NULL DEFAULT 0 CHECK (cancel_due IN (0, 1)),
  UNIQUE (guest_id, idempotency_key),
  FOREIGN KEY (order_id, amount, currency) REFERENCES orders (id, total, currency),
  CHECK (state IN ('creating', 'requires_action', 'pending', 'succeeded', 'declined', 'cancelled', 'refunded')),
  CHECK ((state = 'declined') = (decline_reason IS NOT NULL)),
  CHECK (state <> 'requires_action' OR link IS NOT NULL),
  CHECK (refund_due = 0 OR state = 'succeeded')
) STRICT;
CREATE TABLE coupon_use (
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  email_key TEXT NOT NULL,
  PRIMARY KEY (order_id, code)
) STRICT;
CREATE TABLE chat_thread (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('open', 'snoozed', 'resolved')),
  snoozed_until INTEGER,
  assignee_id INTEGER REFERENCES staff (id) ON DELETE SET NULL,
  place TEXT,
  opened_at INTEGER NOT NULL,
  waiting_since INTEGER,
  first_asked_at INTEGER,
  first_reply_at INTEGER,
  first_reply_by INTEGER REFERENCES staff (id) ON DELETE SET NULL,
  resolved_at INTEGER,
  resolved_by INTEGER REFERENCES staff (id) ON DELETE SET NULL,
  email_state TEXT NOT NULL DEFAULT 'unasked' CHECK (email_state IN ('unasked', 'declined')),
  rating_state TEXT NOT NULL DEFAULT 'unasked' CHECK (rating_state IN ('unasked', 'asked', 'waved', 'rated')),
  rating INTEGER CHECK (rating BETWEEN 1 AND 5),
  rating_why TEXT CHECK (length(rating_why) <= 2000),
  shopper_delivered INTEGER NOT NULL DEFAULT 0,
  shopper_read INTEGER NOT NULL DEFAULT 0,
  staff_delivered INTEGER NOT NULL DEFAULT 0,
  staff_read INTEGER NOT NULL DEFAULT 0,
  mailed INTEGER NOT NULL DEFAULT 0,
  CHECK ((state = 'snoozed') = (snoozed_until IS NOT NULL)),
  CHECK ((state = 'resolved') = (resolved_at IS NOT NULL)),
  CHECK (state <> 'resolved' OR waiting_since IS NULL),
  CHECK ((first_asked_at IS NULL) = (first_reply_at IS NULL) AND first_asked_at <= first_reply_at),
  CHECK ((rating_state = 'rated') = (rating IS NOT NULL)),
  CHECK (shopper_read <= shopper_delivered AND staff_read <= staff_delivered)
) STRICT;
CREATE TABLE chat_message (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  thread_id INTEGER NOT NULL REFERENCES chat_thread (id) ON DELETE CASCADE,
  client_id TEXT NOT NULL UNIQUE CHECK (length(client_id) BETWEEN 8 AND 255),
  speaker TEXT NOT NULL CHECK (speaker IN ('shopper', 'staff', 'shop')),
  staff_id INTEGER REFERENCES staff (id) ON DELETE SET NULL,
  body TEXT NOT NULL CHECK (length(body) BETWEEN 2 AND 60000),
  channel TEXT NOT NULL CHECK (channel IN ('screen', 'mail')),
  sent_at INTEGER NOT NULL,
  is_private INTEGER NOT NULL CHECK (is_private IN (0, 1)),
  CHECK (speaker = 'staff' OR staff_id IS NULL),
  CHECK (speaker <> 'shopper' OR is_private = 0)
) STRICT;
CREATE TABLE chat_tag (
  thread_id INTEGER NOT NULL REFERENCES chat_thread (id) ON DELETE CASCADE,
  tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 40),
  PRIMARY KEY (thread_id, tag)
) STRICT;
CREATE TABLE voucher (
  code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 8 AND 40),
  amount INTEGER NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  currency_exponent INTEGER NOT NULL CHECK (currency_exponent BETWEEN 0 AND 4),
  valid_until INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  thread_id INTEGER NOT NULL REFERENCES chat_thread (id),
  guest_id INTEGER NOT NULL REFERENCES guest (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  issued_at INTEGER NOT NULL
) STRICT;
CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
  is_away INTEGER NOT NULL DEFAULT 0 CHECK (is_away IN (0, 1)),
  seen_at INTEGER NOT NULL
) STRICT;
CREATE TABLE desk (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  bell TEXT UNIQUE,
  thread_id INTEGER REFERENCES chat_thread (id) ON DELETE SET NULL
) STRICT;
CREATE TABLE visit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
  bell TEXT,
  is_returning INTEGER NOT NULL CHECK (is_returning IN (0, 1)),
  place TEXT NOT NULL CHECK (length(place) BETWEEN 2 AND 4000),
  cart_id INTEGER REFERENCES cart (id) ON DELETE SET NULL,
  started_at INTEGER NOT NULL,
  on_page_since INTEGER NOT NULL,
  ended_at INTEGER,
  is_approached INTEGER NOT NULL DEFAULT 0 CHECK (is_approached IN (0, 1))
) STRICT;
CREATE TABLE visit_rule (
  visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
  rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 60),
  PRIMARY KEY (visit_id, rule)
) STRICT;
CREATE TABLE desk_alert (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
  words TEXT NOT NULL,
  told_at INTEGER NOT NULL
) STRICT;
CREATE TABLE customer (
  guest_id INTEGER PRIMARY KEY REFERENCES guest (id) ON DELETE CASCADE,
  email TEXT CHECK (length(email) BETWEEN 3 AND 320),
  note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 4000),
  has_consented INTEGER NOT NULL DEFAULT 0 CHECK (has_consented IN (0, 1))
) STRICT;
CREATE TABLE guess (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('order', 'cart', 'coupon')),
  source_hash BLOB CHECK (length(source_hash) = 32),
  guest_id INTEGER REFERENCES guest (id) ON DELETE CASCADE,
  email_hash BLOB CHECK (length(email_hash) = 32),
  guessed_at INTEGER NOT NULL,
  CHECK (kind <> 'order' OR email_hash IS NOT NULL)
) STRICT;
CREATE TABLE order_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  kind TEXT NOT NULL
    CHECK (kind IN ('packed', 'unpacked', 'shipped', 'delivered', 'cancelled', 'returned', 'refunded')),
  staff TEXT NOT NULL CHECK (length(staff) <= 40),
  note TEXT NOT NULL CHECK (length(note) <= 400),
  happened_at INTEGER NOT NULL
) STRICT;
CREATE TABLE "outbox" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('order_confirmation', 'order_refunded', 'order_shipped', 'chat_reply')),
  order_id INTEGER REFERENCES orders (id),
  thread_id INTEGER REFERENCES chat_thread (id) ON DELETE CASCADE,
  recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 3 AND 320),
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  UNIQUE (order_id, kind),
  CHECK ((kind = 'chat_reply') = (thread_id IS NOT NULL) AND (thread_id IS NULL) = (order_id IS NOT NULL))
) STRICT;
CREATE TABLE recent_search (
  id INTEGER PRIMARY KEY,
  guest_id INTEGER NOT NULL REFERENCES guest (id) ON DELETE CASCADE,
  words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 60),
  UNIQUE (guest_id, words)
) STRICT;
CREATE TABLE search_day (
  day INTEGER NOT NULL,
  words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 60),
  searches INTEGER NOT NULL DEFAULT 0 CHECK (searches >= 0),
  found_nothing INTEGER NOT NULL DEFAULT 0 CHECK (found_nothing BETWEEN 0 AND searches),
  opened INTEGER NOT NULL DEFAULT 0 CHECK (opened >= 0),
  PRIMARY KEY (day, words)
) STRICT, WITHOUT ROWID;
CREATE TABLE search_instead (
  words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 60),
  meant TEXT NOT NULL CHECK (length(meant) BETWEEN 1 AND 60),
  times INTEGER NOT NULL CHECK (times > 0),
  day INTEGER NOT NULL,
  PRIMARY KEY (words, meant)
) STRICT, WITHOUT ROWID;
INSERT INTO guest VALUES(1,X'CCFCEB6347111FAD4E781143A023CCCACFA2C9328ECDCBA113EF2BBFC42828EA',NULL,NULL,1,1793620800,1793620800);
INSERT INTO guest VALUES(2,X'8C66588E37E2C47A346D4983A33DC198FE5290E0F09F75FAA03ED9D0F6CF0821',NULL,NULL,2,1793620800,1793620800);
INSERT INTO guest VALUES(3,X'BAF8E1B013E5CE193E1D21245F93ADC51A444D07263ABD7EDE50E887772550B0',NULL,NULL,3,1793620800,1793620800);
INSERT INTO guest VALUES(4,X'BA18E9DE20F05958079C1EE4E455069E66BEAB3F5A631BA4900800BC3D00B548',NULL,NULL,4,1793621700,1793621700);
INSERT INTO cart VALUES(1,1,'Cart',NULL,1793620800,1793620800,1798804800);
INSERT INTO cart VALUES(2,2,'Cart',NULL,1793620800,1793620800,1798804800);
INSERT INTO cart VALUES(3,3,'Cart',NULL,NULL,1793621700,1798805700);
INSERT INTO cart VALUES(4,4,'Cart',NULL,1793621700,1793621700,1798805700);
INSERT INTO cart_line VALUES(1,'MUG',0,1,1800,'EUR',2,0,'mug','Enamel Mug','');
INSERT INTO cart_line VALUES(2,'LAST',0,1,2000,'EUR',2,0,'last','Last Scale','');
INSERT INTO cart_line VALUES(4,'KETTLE',0,1,18900,'EUR',2,0,'kettle','Stagg Kettle','');
INSERT INTO checkout_draft VALUES(1,'{"address":{"city":"Dublin","country":"IE","postalCode":"D04 V4X7","region":"","secondLine":"","street":"1 Harbour Lane"},"email":"ada@example.com","fullName":"Ada Byron","note":"","phone":""}');
INSERT INTO checkout_draft VALUES(2,'{"address":{"city":"Dublin","country":"IE","postalCode":"D04 V4X7","region":"","secondLine":"","street":"1 Harbour Lane"},"email":"ada@example.com","fullName":"Ada Byron","note":"","phone":""}');
INSERT INTO checkout_draft VALUES(3,'{"address":{"city":"Dublin","country":"IE","postalCode":"D04 V4X7","region":"","secondLine":"","street":"1 Harbour Lane"},"email":"ada@example.com","fullName":"Ada Byron","note":"","phone":""}');
INSERT INTO checkout_draft VALUES(4,'{"address":{"city":"Dublin","country":"IE","postalCode":"D04 V4X7","region":"","secondLine":"","street":"1 Harbour Lane"},"email":"ada@example.com","fullName":"Ada Byron","note":"","phone":""}');
INSERT INTO stock VALUES('BEANS',24,22);
INSERT INTO stock VALUES('GONE',0,0);
INSERT INTO stock VALUES('KETTLE',3,3);
INSERT INTO stock VALUES('LAST',1,0);
INSERT INTO stock VALUES('MUG',10,10);
INSERT INTO stock_movement VALUES(1,'BEANS','opening',24,NULL,1793620800);
INSERT INTO stock_movement VALUES(2,'GONE','opening',0,NULL,1793620800);
INSERT INTO stock_movement VALUES(3,'KETTLE','opening',3,NULL,1793620800);
INSERT INTO stock_movement VALUES(4,'LAST','opening',1,NULL,1793620800);
INSERT INTO stock_movement VALUES(5,'MUG','opening',10,NULL,1793620800);
INSERT INTO stock_movement VALUES(6,'BEANS','sale',-2,1,1793620800);
INSERT INTO stock_movement VALUES(7,'LAST','sale',-1,4,1793621700);
INSERT INTO reservation VALUES(5,'KETTLE',1,4,4,1793622600,NULL);
INSERT INTO orders VALUES(1,'TS-CFRY-W226',1,1,'placed','unfulfilled','ada@example.com',2850,'EUR',1793620800,1793620800,'{"address":{"city":"Dublin","country":"IE","postalCode":"D04 V4X7","region":"","secondLine":"","street":"1 Harbour Lane"},"card":{"brand":"visa","lastFour":"4242"},"delivery":{"earliest":20760,"latest":20761},"email":"ada@example.com","fulfilment":"unfulfilled","fullName":"Ada Byron","lines":[{"quantity":2,"sku":"BEANS","slug":"beans","title":"Konga Beans","unitPrice":{"currency":{"code":"EUR","exponent":2},"minorUnits":1450},"variant":""}],"methodName":"Post","note":"","number":"TS-CFRY-W226","paymentState":"creating","phone":"","placedAt":1793620800,"state":"pending_payment","totals":{"discounts":[{"amount":{"currency":{"code":"EUR","exponent":2},"minorUnits":500},"code":"ONCE","title":"5 off, once"}],"lines":[{"discount":{"currency":{"code":"EUR","exponent":2},"minorUnits":500},"quantity":2,"sku":"BEANS","subtotal":{"currency":{"code":"EUR","exponent":2},"minorUnits":2900},"tax":{"currency":{"code":"EUR","exponent":2},"minorUnits":0},"taxPartsPerMillion":0,"unitPrice":{"currency":{"code":"EUR","exponent":2},"minorUnits":1450}}],"shipping":{"currency":{"code":"EUR","exponent":2},"minorUnits":450},"shippingCharged":{"currency":{"code":"EUR","exponent":2},"minorUnits":450},"subtotal":{"currency":{"code":"EUR","exponent":2},"minorUnits":2900},"taxIncluded":true,"taxes":[{"amount":{"currency":{"code":"EUR","exponent":2},"minorUnits":84},"base":{"currency":{"code":"EUR","exponent":2},"minorUnits":450},"label":"VAT","partsPerMillion":230000}],"toFreeShipping":{"currency":{"code":"EUR","exponent":2},"minorUnits":1600},"total":{"currency":{"code":"EUR","exponent":2},"minorUnits":2850}}}');
INSERT INTO orders VALUES(2,'TS-R4C3-S1G7',1,1,'cancelled','cancelled','ada@example.com',2250,'EUR',1793620800,NULL,'{"address":{"city":"Dublin","country":"IE","postalCode":"D04 V4X7","region":"","secondLine":"","street":"1 Harbour Lane"},"card":{"brand":"visa","lastFour":"0002"},"delivery":{"earliest":20760,"latest":20761},"email":"ada@example.com","fulfilment":"unfulfilled","fullName":"Ada Byron","lines":[{"quantity":1,"sku":"MUG","slug":"mug","title":"Enamel Mug","unitPrice":{"currency":{"code":"EUR","exponent":2},"minorUnits":1800},"variant":""}],"methodName":"Post","note":"","number":"TS-R4C3-S1G7","paymentState":"creating","phone":"","placedAt":1793620800,"state":"pending_payment","totals":{"discounts":[],"lines":[{"discount":{"currency":{"code":"EUR","exponent":2},"minorUnits":0},"quantity":1,"sku":"MUG","subtotal":{"currency":{"code":"EUR","exponent":2},"minorUnits":1800},"tax":{"currency":{"code":"EUR","exponent":2},"minorUnits":337},"taxPartsPerMillion":230000,"unitPrice":{"currency":{"code":"EUR","exponent":2},"minorUnits":1800}}],"shipping":{"currency":{"code":"EUR","exponent":2},"minorUnits":450},"shippingCharged":{"currency":{"code":"EUR","exponent":2},"minorUnits":450},"subtotal":{"currency":{"code":"EUR","exponent":2},"minorUnits":1800},"taxIncluded":true,"taxes":[{"amount":{"currency":{"code":"EUR","exponent":2},"minorUnits":421},"base":{"currency":{"code":"EUR","exponent":2},"minorUnits":2250},"label":"VAT","partsPerMillion":230000}],"toFreeShipping":{"currency":{"code":"EUR","exponent":2},"minorUnits":2200},"total":{"currency":{"code":"EUR","exponent":2},"minorUnits":2250}}}');
INSERT INTO orders VALUES(3,'TS-N0ZC-4JXE',2,2,'cancelled','cancelled','ada@example.com',2450,'EUR',1793620800,1793621700,'{"address":{"city":"Dublin","country":"IE","postalCode":"D04 V4X7","region":"","secondLine":"","street":"1 Harbour Lane"},"card":{"brand":"visa","lastFour":"3155"},"delivery":{"earliest":20760,"latest":20761},"email":"ada@example.com","fulfilment":"unfulfilled","fullName":"Ada Byron","lines":[{"quantity":1,"sku":"LAST","slug":"last","title":"Last Scale","unitPrice":{"currency":{"code":"EUR","exponent":2},"minorUnits":2000},"variant":""}],"methodName":"Post","note":"","number":"TS-N0ZC-4JXE","paymentState":"creating","phone":"","placedAt":1793620800,"state":"pending_payment","totals":{"discounts":[],"lines":[{"discount":{"currency":{"code":"EUR","exponent":2},"minorUnits":0},"quantity":1,"sku":"LAST","subtotal":{"currency":{"code":"EUR","exponent":2},"minorUnits":2000},"tax":{"currency":{"code":"EUR","exponent":2},"minorUnits":374},"taxPartsPerMillion":230000,"unitPrice":{"currency":{"code":"EUR","exponent":2},"minorUnits":2000}}],"shipping":{"currency":{"code":"EUR","exponent":2},"minorUnits":450},"shippingCharged":{"currency":{"code":"EUR","exponent":2},"minorUnits":450},"subtotal":{"currency":{"code":"EUR","exponent":2},"minorUnits":2000},"taxIncluded":true,"taxes":[{"amount":{"currency":{"code":"EUR","exponent":2},"minorUnits":458},"base":{"currency":{"code":"EUR","exponent":2},"minorUnits":2450},"label":"VAT","partsPerMillion":230000}],"toFreeShipping":{"currency":{"code":"EUR","exponent":2},"minorUnits":2000},"total":{"currency":{"code":"EUR","exponent":2},"minorUnits":2450}}}');
INSERT INTO orders VALUES(4,'TS-4SFA-45RJ',3,3,'placed','unfulfilled','ada@example.com',2450,'EUR',1793621700,1793621700,'{"address":{"city":"Dublin","country":"IE","postalCode":"D04 V4X7","region":"","secondLine":"","street":"1 Harbour Lane"},"card":{"brand":"visa","lastFour":"4242"},"delivery":{"earliest":20760,"latest":20761},"email":"ada@example.com","fulfilment":"unfulfilled","fullName":"Ada Byron","lines":[{"quantity":1,"sku":"LAST","slug":"last","title":"Last Scale","unitPrice":{"currency":{"code":"EUR","exponent":2},"minorUnits":2000},"variant":""}],"methodName":"Post","note":"","number":"TS-4SFA-45RJ","paymentState":"creating","phone":"","placedAt":1793621700,"state":"pending_payment","totals":{"discounts":[],"lines":[{"discount":{"currency":{"code":"EUR","exponent":2},"minorUnits":0},"quantity":1,"sku":"LAST","subtotal":{"currency":{"code":"EUR","exponent":2},"minorUnits":2000},"tax":{"currency":{"code":"EUR","exponent":2},"minorUnits":374},"taxPartsPerMillion":230000,"unitPrice":{"currency":{"code":"EUR","exponent":2},"minorUnits":2000}}],"shipping":{"currency":{"code":"EUR","exponent":2},"minorUnits":450},"shippingCharged":{"currency":{"code":"EUR","exponent":2},"minorUnits":450},"subtotal":{"currency":{"code":"EUR","exponent":2},"minorUnits":2000},"taxIncluded":true,"taxes":[{"amount":{"currency":{"code":"EUR","exponent":2},"minorUnits":458},"base":{"currency":{"code":"EUR","exponent":2},"minorUnits":2450},"label":"VAT","partsPerMillion":230000}],"toFreeShipping":{"currency":{"code":"EUR","exponent":2},"minorUnits":2000},"total":{"currency":{"code":"EUR","exponent":2},"minorUnits":2450}}}');
INSERT INTO orders VALUES(5,'TS-0JB9-ZCE6',4,4,'pending_payment','unfulfilled','ada@example.com',18900,'EUR',1793621700,NULL,'{"address":{"city":"Dublin","country":"IE","postalCode":"D04 V4X7","region":"","secondLine":"","street":"1 Harbour Lane"},"card":{"brand":"visa","lastFour":"3155"},"delivery":{"earliest":20760,"latest":20761},"email":"ada@example.com","fulfilment":"unfulfilled","fullName":"Ada Byron","lines":[{"quantity":1,"sku":"KETTLE","slug":"kettle","title":"Stagg Kettle","unitPrice":{"currency":{"code":"EUR","exponent":2},"minorUnits":18900},"variant":""}],"methodName":"Post","note":"","number":"TS-0JB9-ZCE6","paymentState":"creating","phone":"","placedAt":1793621700,"state":"pending_payment","totals":{"discounts":[],"lines":[{"discount":{"currency":{"code":"EUR","exponent":2},"minorUnits":0},"quantity":1,"sku":"KETTLE","subtotal":{"currency":{"code":"EUR","exponent":2},"minorUnits":18900},"tax":{"currency":{"code":"EUR","exponent":2},"minorUnits":3534},"taxPartsPerMillion":230000,"unitPrice":{"currency":{"code":"EUR","exponent":2},"minorUnits":18900}}],"shipping":{"currency":{"code":"EUR","exponent":2},"minorUnits":0},"shippingCharged":{"currency":{"code":"EUR","exponent":2},"minorUnits":0},"subtotal":{"currency":{"code":"EUR","exponent":2},"minorUnits":18900},"taxIncluded":true,"taxes":[{"amount":{"currency":{"code":"EUR","exponent":2},"minorUnits":3534},"base":{"currency":{"code":"EUR","exponent":2},"minorUnits":18900},"label":"VAT","partsPerMillion":230000}],"toFreeShipping":{"currency":{"code":"EUR","exponent":2},"minorUnits":0},"total":{"currency":{"code":"EUR","exponent":2},"minorUnits":18900}}}');
INSERT INTO order_line VALUES(1,0,'BEANS',2,1450,500,0,NULL);
INSERT INTO order_line VALUES(2,0,'MUG',1,1800,0,337,NULL);
INSERT INTO order_line VALUES(3,0,'LAST',1,2000,0,374,0);
INSERT INTO order_line VALUES(4,0,'LAST',1,2000,0,374,NULL);
INSERT INTO order_line VALUES(5,0,'KETTLE',1,18900,0,3534,NULL);
INSERT INTO payment_attempt VALUES('9ccdac9ff735ab278a84ba6d1c170cf5',1,1,1,'placed',2850,'EUR','succeeded','pi_test_be02973320f0f8db5a5591e3',NULL,NULL,0,1793620800,1793620800,0);
INSERT INTO payment_attempt VALUES('63b281385e96737a74e5f8908fafafcc',2,1,1,'cancelled',2250,'EUR','declined','pi_test_2e4596e4c31cd901077b44de',NULL,'declined',0,1793620800,1793620800,0);
INSERT INTO payment_attempt VALUES('f88190f25101535b92250b6fd66c7b5a',3,2,2,'refunded',2450,'EUR','refunded','pi_test_4b2e9e2d8bbf30c9ac904c83',NULL,NULL,0,1793620800,1793621700,0);
INSERT INTO payment_attempt VALUES('2fc402bb22de9f7070d39d4485f8ed96',4,3,3,'quick',2450,'EUR','succeeded','pi_test_1353fbb6a4c96c3af5607ae9',NULL,NULL,0,1793621700,1793621700,0);
INSERT INTO payment_attempt VALUES('ec68964da9f424d040abcf5aa725f345',5,4,4,'open',18900,'EUR','requires_action','pi_test_6d054f0adae18b6aa9429a0a','https://bank.example/confirm/pi_test_6d054f0adae18b6aa9429a0a',NULL,0,1793621700,1793621700,0);
INSERT INTO coupon_use VALUES(1,'ONCE','ada@example.com');
INSERT INTO chat_thread VALUES(1,1,'open',NULL,NULL,NULL,1793621700,1793621700,NULL,NULL,NULL,NULL,NULL,'unasked','unasked',NULL,NULL,0,0,0,0,0);
INSERT INTO chat_message VALUES(1,1,'message-1','shopper',NULL,'{"text":{"_0":"Hello"}}','screen',1793621700,0);
INSERT INTO guess VALUES(1,'order',NULL,1,X'D0574C4966D2C326193622FEEBC64991C5B59807AE68FA8255B26C79F4BF917A',1793621700);
INSERT INTO outbox VALUES(1,'TS-CFRY-W226.confirmation','order_confirmation',1,NULL,'ada@example.com','Your order TS-CFRY-W226','Thank you for your order TS-CFRY-W226.

2 × Konga Beans: €29.00

Subtotal: €29.00
5 off, once (ONCE): −€5.00
Shipping, Post: €4.50
VAT (included): €0.84
Total: €28.50
Paid by card ending in 4242

Arrives: Tue 3 – Wed 4 Nov

Ada Byron
1 Harbour Lane
D04 V4X7 Dublin
IE

To look your order up you need its number and this e-mail address.
Harbour Lane Coffee',1793620800,NULL);
INSERT INTO outbox VALUES(2,'TS-4SFA-45RJ.confirmation','order_confirmation',4,NULL,'ada@example.com','Your order TS-4SFA-45RJ','Thank you for your order TS-4SFA-45RJ.

1 × Last Scale: €20.00

Subtotal: €20.00
Shipping, Post: €4.50
VAT (included): €4.58
Total: €24.50
Paid by card ending in 4242

Arrives: Tue 3 – Wed 4 Nov

Ada Byron
1 Harbour Lane
D04 V4X7 Dublin
IE

To look your order up you need its number and this e-mail address.
Harbour Lane Coffee',1793621700,NULL);
INSERT INTO outbox VALUES(3,'TS-N0ZC-4JXE.refund','order_refunded',3,NULL,'ada@example.com','Your order TS-N0ZC-4JXE is cancelled and refunded','Your payment for order TS-N0ZC-4JXE arrived after the time for which we hold stock,
and what you ordered had been sold by then. We have cancelled the order and returned
€24.50 to your card. We are sorry.

Harbour Lane Coffee',1793621700,NULL);
INSERT INTO recent_search VALUES(1,1,'kettle');
INSERT INTO search_day VALUES(20759,'kettle',2,0,1);
CREATE INDEX guest_current_cart ON guest (current_cart_id);
CREATE INDEX cart_by_guest ON cart (guest_id, changed_at);
CREATE INDEX cart_by_expiry ON cart (expires_at);
CREATE INDEX stock_sold_out ON stock (sku) WHERE declared > 0 AND on_hand = 0;
CREATE INDEX stock_restocked ON stock (sku) WHERE declared = 0 AND on_hand > 0;
CREATE INDEX stock_movement_by_sku ON stock_movement (sku);
CREATE INDEX stock_movement_by_order ON stock_movement (order_id);
CREATE UNIQUE INDEX stock_movement_one_sale ON stock_movement (order_id, sku) WHERE kind = 'sale';
CREATE TRIGGER stock_movement_no_update BEFORE UPDATE ON stock_movement
BEGIN SELECT RAISE (ABORT, 'stock_movement is append-only'); END;
CREATE TRIGGER stock_movement_no_delete BEFORE DELETE ON stock_movement
BEGIN SELECT RAISE (ABORT, 'stock_movement is append-only'); END;
CREATE INDEX reservation_by_sku ON reservation (sku, expires_at, cart_id, quantity);
CREATE INDEX reservation_by_guest ON reservation (guest_id, expires_at);
CREATE INDEX reservation_by_cart ON reservation (cart_id);
CREATE INDEX reservation_by_expiry ON reservation (expires_at);
CREATE INDEX orders_by_guest ON orders (guest_id, id);
CREATE INDEX orders_by_email ON orders (email_key, number);
CREATE INDEX orders_by_cart ON orders (cart_id);
CREATE TRIGGER orders_frozen BEFORE UPDATE OF number, email_key, total, currency, created_at, json ON orders
BEGIN SELECT RAISE (ABORT, 'an order never changes'); END;
CREATE TRIGGER orders_state BEFORE UPDATE OF state ON orders
WHEN OLD.state <> NEW.state AND NOT (
  OLD.state = 'pending_payment' AND NEW.state IN ('placed', 'cancelled')
  OR OLD.state = 'placed' AND NEW.state IN ('completed', 'cancelled'))
BEGIN SELECT RAISE (ABORT, 'an order cannot go that way'); END;
CREATE INDEX order_line_by_sku ON order_line (sku);
CREATE UNIQUE INDEX payment_attempt_one_open ON payment_attempt (cart_id)
  WHERE state IN ('creating', 'requires_action', 'pending');
CREATE INDEX payment_attempt_unsettled ON payment_attempt (updated_at)
  WHERE state IN ('creating', 'requires_action', 'pending') OR refund_due = 1;
CREATE INDEX coupon_use_by_code ON coupon_use (code, email_key);
CREATE UNIQUE INDEX chat_thread_one_live ON chat_thread (guest_id) WHERE state <> 'resolved';
CREATE INDEX chat_thread_by_guest ON chat_thread (guest_id, id);
CREATE INDEX chat_thread_waiting ON chat_thread (waiting_since) WHERE state <> 'resolved';
CREATE INDEX chat_thread_by_first_reply ON chat_thread (first_reply_at);
CREATE INDEX chat_thread_by_resolution ON chat_thread (resolved_at);
CREATE INDEX chat_thread_by_opening ON chat_thread (opened_at);
CREATE INDEX chat_thread_by_assignee ON chat_thread (assignee_id) WHERE state <> 'resolved';
CREATE INDEX chat_message_by_thread ON chat_message (thread_id, id);
CREATE INDEX chat_message_by_staff ON chat_message (staff_id);
CREATE TRIGGER chat_message_no_update BEFORE UPDATE OF thread_id, client_id, speaker, body, channel, sent_at, is_private
ON chat_message
BEGIN SELECT RAISE (ABORT, 'a message never changes'); END;
CREATE INDEX chat_tag_by_tag ON chat_tag (tag);
CREATE INDEX voucher_by_thread ON voucher (thread_id);
CREATE INDEX voucher_by_guest ON voucher (guest_id);
CREATE INDEX voucher_by_staff ON voucher (staff_id);
CREATE INDEX staff_by_seen ON staff (seen_at);
CREATE INDEX desk_by_staff ON desk (staff_id);
CREATE INDEX desk_by_thread ON desk (thread_id);
CREATE INDEX visit_live ON visit (on_page_since) WHERE ended_at IS NULL;
CREATE INDEX visit_by_guest ON visit (guest_id, ended_at);
CREATE INDEX visit_by_cart ON visit (cart_id);
CREATE INDEX desk_alert_by_time ON desk_alert (told_at);
CREATE INDEX desk_alert_by_guest ON desk_alert (guest_id);
CREATE INDEX guess_by_source ON guess (source_hash, kind, guessed_at);
CREATE INDEX guess_by_guest ON guess (guest_id, kind, guessed_at);
CREATE INDEX guess_by_email ON guess (email_hash, guessed_at);
CREATE INDEX guess_by_time ON guess (guessed_at);
CREATE INDEX reservation_by_source ON reservation (source_hash, expires_at);
CREATE INDEX payment_attempt_cancel_due ON payment_attempt (updated_at) WHERE cancel_due = 1;
CREATE INDEX order_event_by_order ON order_event (order_id, id);
CREATE TRIGGER order_event_no_update BEFORE UPDATE ON order_event
BEGIN SELECT RAISE (ABORT, 'what happened never changes'); END;
CREATE INDEX orders_by_payment ON orders (paid_at, id) WHERE paid_at IS NOT NULL;
CREATE TRIGGER orders_fulfilment BEFORE UPDATE OF fulfilment ON orders
WHEN OLD.fulfilment <> NEW.fulfilment AND NOT (
  OLD.fulfilment = 'unfulfilled' AND NEW.fulfilment IN ('packed', 'shipped', 'cancelled')
  OR OLD.fulfilment = 'packed' AND NEW.fulfilment IN ('shipped', 'unfulfilled', 'cancelled')
  OR OLD.fulfilment = 'shipped' AND NEW.fulfilment IN ('delivered', 'returned')
  OR OLD.fulfilment = 'delivered' AND NEW.fulfilment = 'returned')
BEGIN SELECT RAISE (ABORT, 'a parcel cannot go that way'); END;
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;
CREATE INDEX outbox_by_thread ON outbox (thread_id, id);
CREATE INDEX search_instead_by_day ON search_instead (day);
CREATE TABLE review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  slug TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 200),
  stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  name TEXT NOT NULL CHECK (length(name) <= 480),
  text TEXT NOT NULL CHECK (length(text) <= 12000),
  state TEXT NOT NULL CHECK (state IN ('shown', 'waiting', 'hidden')),
  reply TEXT NOT NULL DEFAULT '' CHECK (length(reply) <= 12000),
  written_at INTEGER NOT NULL,
  UNIQUE (order_id, slug)
) STRICT;
CREATE INDEX review_by_product ON review (slug, state, stars);
CREATE INDEX review_by_state ON review (state, id);
INSERT INTO review VALUES(1,1,'beans',4,'Ada','Round and sweet.','shown','',1793621800);
INSERT INTO sqlite_sequence VALUES('review',1);
