-- DropIndex
DROP INDEX "order_line_workspace_id_goods_id_idx";
