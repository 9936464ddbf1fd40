-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('queued', 'delivered', 'failed');

-- CreateTable
CREATE TABLE "alerts" (
    "account_id" BIGINT NOT NULL,
    "alert_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("account_id","alert_id")
);

-- CreateTable
CREATE TABLE "alert_recipients" (
    "account_id" BIGINT NOT NULL,
    "user_id" BIGINT NOT NULL,
    "receives" BOOLEAN NOT NULL,

    CONSTRAINT "alert_recipients_pkey" PRIMARY KEY ("account_id","user_id")
);

-- CreateTable
CREATE TABLE "budgets" (
    "account_id" BIGINT NOT NULL,
    "budget_id" BIGINT NOT NULL,
    "project_id" BIGINT NOT NULL DEFAULT 0,
    "key_id" BIGINT NOT NULL DEFAULT 0,
    "amount_picos" DECIMAL(38,0) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "budgets_pkey" PRIMARY KEY ("account_id","budget_id")
);

-- CreateTable
CREATE TABLE "low_balances" (
    "account_id" BIGINT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "low_balances_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "webhooks" (
    "account_id" BIGINT NOT NULL,
    "webhook_id" BIGINT NOT NULL,
    "url" TEXT NOT NULL,
    "secret_version" INTEGER NOT NULL DEFAULT 1,
    "secret_hint" TEXT NOT NULL,
    "overlap_ends_at" TIMESTAMPTZ(6),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(6),
    "disabled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("account_id","webhook_id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "account_id" BIGINT NOT NULL,
    "delivery_id" BIGINT NOT NULL,
    "webhook_id" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "state" "delivery_state" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "attempts_left" INTEGER NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("account_id","delivery_id")
);

-- CreateTable
CREATE TABLE "webhook_attempts" (
    "account_id" BIGINT NOT NULL,
    "delivery_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" INTEGER,

    CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("account_id","delivery_id","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "alerts_account_id_key_key" ON "alerts"("account_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "budgets_account_id_project_id_key_id_key" ON "budgets"("account_id", "project_id", "key_id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_account_id_webhook_id_created_at_idx" ON "webhook_deliveries"("account_id", "webhook_id", "created_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_next_attempt_at_idx" ON "webhook_deliveries"("next_attempt_at");

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_account_id_webhook_id_fkey" FOREIGN KEY ("account_id", "webhook_id") REFERENCES "webhooks"("account_id", "webhook_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_account_id_delivery_id_fkey" FOREIGN KEY ("account_id", "delivery_id") REFERENCES "webhook_deliveries"("account_id", "delivery_id") ON DELETE CASCADE ON UPDATE CASCADE;
