-- AlterTable. Nothing of the accounts that there are was closed before now.
ALTER TABLE "accounts" ADD COLUMN     "open_period" DATE NOT NULL DEFAULT '1970-01-01';
ALTER TABLE "accounts" ALTER COLUMN "open_period" DROP DEFAULT;

-- CreateTable
CREATE TABLE "statements" (
    "account_id" BIGINT NOT NULL,
    "statement_id" BIGINT NOT NULL,
    "number" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "account_name" TEXT NOT NULL,
    "opening_picos" DECIMAL(38,0) NOT NULL,
    "deposits_picos" DECIMAL(38,0) NOT NULL,
    "promo_picos" DECIMAL(38,0) NOT NULL,
    "other_picos" DECIMAL(38,0) NOT NULL,
    "usage_picos" DECIMAL(38,0) NOT NULL,
    "corrections_picos" DECIMAL(38,0) NOT NULL,
    "unpriced" BIGINT NOT NULL,
    "closed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "statements_pkey" PRIMARY KEY ("account_id","statement_id")
);

-- CreateTable
CREATE TABLE "statement_lines" (
    "account_id" BIGINT NOT NULL,
    "statement_id" BIGINT NOT NULL,
    "line" INTEGER NOT NULL,
    "usage_period" DATE NOT NULL,
    "project_id" BIGINT NOT NULL,
    "project_name" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "kind" "kind" NOT NULL,
    "meter" TEXT NOT NULL,
    "price_id" BIGINT NOT NULL,
    "quantity" DECIMAL(38,0),
    "rate_picos" BIGINT,
    "unit" TEXT,
    "unit_quantity" BIGINT,
    "amount_picos" DECIMAL(38,0) NOT NULL,

    CONSTRAINT "statement_lines_pkey" PRIMARY KEY ("account_id","statement_id","line")
);

-- CreateIndex
CREATE UNIQUE INDEX "statements_account_id_period_key" ON "statements"("account_id", "period");

-- CreateIndex
CREATE UNIQUE INDEX "statements_account_id_number_key" ON "statements"("account_id", "number");

-- CreateIndex
CREATE INDEX "statement_lines_account_id_usage_period_idx" ON "statement_lines"("account_id", "usage_period");

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_account_id_statement_id_fkey" FOREIGN KEY ("account_id", "statement_id") REFERENCES "statements"("account_id", "statement_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A closed month never changes: the database itself refuses to change or remove a statement or a line of one.
create function refuse_statement_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$$;

create trigger statements_append_only before update or delete or truncate on statements
for each statement execute function refuse_statement_change();

create trigger statement_lines_append_only before update or delete or truncate on statement_lines
for each statement execute function refuse_statement_change();
