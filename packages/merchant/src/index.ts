export { createDemoWorkspace, type DemoWorkspaceOptions } from './create-demo-workspace.ts';
export {
  baseProbability,
  type CustomerModel,
  customerModel,
  type CustomerModelSetting,
  type ModelledMember,
  type ModelledOrder,
  statedResponse,
} from './customer-model.ts';
export { type DemoMerchantLoaded, type DemoMerchantOptions, loadDemoMerchant } from './load-demo-merchant.ts';
export { plannedEvents, responseEvents } from './modelled-events.ts';
