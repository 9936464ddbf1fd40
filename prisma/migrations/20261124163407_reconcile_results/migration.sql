-- CreateTable
CREATE TABLE "reconcile_results" (
    "account_id" BIGINT NOT NULL,
    "ran_at" TIMESTAMPTZ(6) NOT NULL,
    "days" INTEGER NOT NULL,
    "periods" INTEGER NOT NULL,
    "entries" INTEGER NOT NULL,
    "differences" INTEGER NOT NULL,
    "by_equation" JSONB NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "reconcile_results_pkey" PRIMARY KEY ("account_id")
);
