-- CreateEnum
CREATE TYPE "run_state" AS ENUM ('running', 'stopped', 'finished');

-- AlterTable
ALTER TABLE "deltas" ADD COLUMN     "rerated" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "period_costs" DROP CONSTRAINT "period_costs_pkey",
ADD COLUMN     "entry_kind" "entry_kind" NOT NULL DEFAULT 'charge',
ADD CONSTRAINT "period_costs_pkey" PRIMARY KEY ("account_id", "period", "usage_period", "entry_kind");

-- CreateTable
CREATE TABLE "rating_runs" (
    "run_id" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "account_ids" BIGINT[],
    "models" TEXT[],
    "start_at" TIMESTAMPTZ(6) NOT NULL,
    "end_at" TIMESTAMPTZ(6) NOT NULL,
    "book_version" BIGINT NOT NULL,
    "preview_accounts" INTEGER NOT NULL,
    "preview_events" BIGINT NOT NULL,
    "preview_before_picos" DECIMAL(38,0) NOT NULL,
    "preview_after_picos" DECIMAL(38,0) NOT NULL,
    "state" "run_state" NOT NULL,
    "stopped_because" TEXT,
    "cursor_account_id" BIGINT NOT NULL DEFAULT 0,
    "cursor_time" TIMESTAMPTZ(6),
    "cursor_identity" UUID,
    "skipped_events" BIGINT NOT NULL DEFAULT 0,
    "moved_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "rating_runs_pkey" PRIMARY KEY ("run_id")
);

-- CreateTable
CREATE TABLE "ratings" (
    "account_id" BIGINT NOT NULL,
    "identity" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "run_id" BIGINT NOT NULL,
    "price_id" BIGINT NOT NULL,
    "cost_picos" BIGINT NOT NULL,
    "rated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ratings_pkey" PRIMARY KEY ("account_id","identity","number")
);

-- CreateTable
CREATE TABLE "rating_run_accounts" (
    "account_id" BIGINT NOT NULL,
    "run_id" BIGINT NOT NULL,
    "events" BIGINT NOT NULL,
    "before_picos" DECIMAL(38,0) NOT NULL,
    "after_picos" DECIMAL(38,0) NOT NULL,

    CONSTRAINT "rating_run_accounts_pkey" PRIMARY KEY ("account_id","run_id")
);

-- CreateIndex
CREATE INDEX "rating_runs_state_idx" ON "rating_runs"("state");


-- Prisma knows no partial indexes and leaves these alone. Only what has no price yet is in them: what fits it is
-- searched for without reading all that has one.
CREATE INDEX "events_unpriced_idx" ON "events"("account_id", "model", "kind", "time", "identity") WHERE "charge" = 'unpriced';

CREATE INDEX "usage_hours_unpriced_idx" ON "usage_hours"("account_id", "model", "kind", "hour") WHERE "unpriced" <> 0;
